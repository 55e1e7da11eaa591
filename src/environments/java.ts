import type { CommandId, Condition, Environment, EnvironmentCommand } from './environment.ts';

const maven: Condition = { file: 'pom.xml' };
const builds = ['build.gradle', 'build.gradle.kts'];
const gradle: Condition = { like: [...builds, 'settings.gradle', 'settings.gradle.kts'] };

const mavenGoal = (id: CommandId, level: 1 | 2 | 3, goal: string, plugin?: string): EnvironmentCommand => ({
  id,
  level,
  run: `{maven} ${goal}`,
  when: plugin === undefined ? maven : { mention: plugin, in: ['pom.xml'] },
});

const gradleTask = (id: CommandId, level: 1 | 2 | 3, task: string, plugin?: string): EnvironmentCommand => ({
  id,
  level,
  run: `{gradle} ${task}`,
  when: plugin === undefined ? gradle : { mention: plugin, in: builds },
});

/** Maven or Gradle, through the repository's own wrapper where it has one. */
export const java: Environment = {
  id: 'java',
  title: 'Java',
  language: 'java',
  marks: [maven, gradle],
  words: {
    maven: [{ word: './mvnw -B -q', when: { file: 'mvnw' } }, { word: 'mvn -B -q' }],
    gradle: [{ word: './gradlew', when: { file: 'gradlew' } }, { word: 'gradle' }],
  },
  commands: [
    mavenGoal('format', 1, 'spotless:check', 'spotless-maven-plugin'),
    mavenGoal('lint', 1, 'checkstyle:check', 'maven-checkstyle-plugin'),
    mavenGoal('types', 1, 'test-compile'),
    mavenGoal('test', 2, 'test'),
    mavenGoal('build', 3, 'package -DskipTests'),
    gradleTask('format', 1, 'spotlessCheck', 'com.diffplug.spotless'),
    gradleTask('lint', 1, 'checkstyleMain checkstyleTest', 'checkstyle'),
    gradleTask('types', 1, 'testClasses'),
    gradleTask('test', 2, 'test'),
    gradleTask('build', 3, 'assemble'),
  ],
};
