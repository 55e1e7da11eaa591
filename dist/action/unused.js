exports.OidcClient = undefined;
