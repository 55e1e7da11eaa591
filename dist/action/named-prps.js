function e({prp:e=``}){return e.split(`
`).map(e=>e.trim()).filter(Boolean)}Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return e}});