import { buildSchema } from 'graphql';

/** The part of GitHub's GraphQL schema that the product uses, with GitHub's names and types. */
export const schema = buildSchema(`
  scalar Base64String
  scalar DateTime
  scalar GitObjectID
  scalar GitRefname
  scalar GitTimestamp
  scalar URI

  type Query {
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
    viewer: User!
    rateLimit(dryRun: Boolean = false): RateLimit
  }
  type User { login: String! }
  type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }

  type Repository {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    isPrivate: Boolean!
    isFork: Boolean!
    isEmpty: Boolean!
    url: URI!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    object(oid: GitObjectID, expression: String): GitObject
    pullRequest(number: Int!): PullRequest
  }
  type PullRequest {
    id: ID!
    number: Int!
    title: String!
    state: PullRequestState!
    isDraft: Boolean!
    isCrossRepository: Boolean!
    comments(first: Int, last: Int): IssueCommentConnection!
    headRefName: String!
    headRefOid: GitObjectID!
    baseRefName: String!
    baseRefOid: GitObjectID!
  }
  type IssueCommentConnection { nodes: [IssueComment] totalCount: Int! }
  type IssueComment { id: ID! databaseId: Int body: String! viewerDidAuthor: Boolean! }
  enum PullRequestState { CLOSED MERGED OPEN }
  type Ref { id: ID! name: String! prefix: String! target: GitObject }

  interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! commitUrl: URI! }
  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    abbreviatedOid: String!
    commitUrl: URI!
    url: URI!
    message: String!
    messageHeadline: String!
    messageBody: String!
    authoredDate: DateTime!
    committedDate: DateTime!
    author: GitActor
    committer: GitActor
    tree: Tree!
    signature: GitSignature
    parents(first: Int, after: String): CommitConnection!
    history(first: Int, after: String, path: String): CommitConnection!
  }
  type GitActor { name: String email: String date: GitTimestamp }
  interface GitSignature { isValid: Boolean! wasSignedByGitHub: Boolean! }
  type GpgSignature implements GitSignature { isValid: Boolean! wasSignedByGitHub: Boolean! }
  type CommitConnection { nodes: [Commit] totalCount: Int! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! endCursor: String startCursor: String }
  type Tree implements GitObject {
    id: ID!
    oid: GitObjectID!
    abbreviatedOid: String!
    commitUrl: URI!
    entries: [TreeEntry!]
  }
  type TreeEntry {
    name: String!
    nameRaw: Base64String!
    path: String
    pathRaw: Base64String
    type: String!
    mode: Int!
    oid: GitObjectID!
    size: Int!
    object: GitObject
  }
  type Blob implements GitObject {
    id: ID!
    oid: GitObjectID!
    abbreviatedOid: String!
    commitUrl: URI!
    byteSize: Int!
    text: String
    isBinary: Boolean
    isTruncated: Boolean!
  }

  type Mutation {
    createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
    updateRefs(input: UpdateRefsInput!): UpdateRefsPayload
    createCheckRun(input: CreateCheckRunInput!): CreateCheckRunPayload
  }
  input CreateCommitOnBranchInput {
    branch: CommittableBranch!
    clientMutationId: String
    expectedHeadOid: GitObjectID!
    fileChanges: FileChanges
    message: CommitMessage!
  }
  input CommittableBranch { branchName: String id: ID repositoryNameWithOwner: String }
  input CommitMessage { body: String headline: String! }
  input FileChanges { additions: [FileAddition!] = [] deletions: [FileDeletion!] = [] }
  input FileAddition { contents: Base64String! path: String! }
  input FileDeletion { path: String! }
  type CreateCommitOnBranchPayload { clientMutationId: String commit: Commit ref: Ref }
  input UpdateRefsInput { clientMutationId: String refUpdates: [RefUpdate!]! repositoryId: ID! }
  input RefUpdate { afterOid: GitObjectID! beforeOid: GitObjectID force: Boolean = false name: GitRefname! }
  type UpdateRefsPayload { clientMutationId: String }
  input CreateCheckRunInput {
    clientMutationId: String
    conclusion: CheckConclusionState
    externalId: String
    headSha: GitObjectID!
    name: String!
    output: CheckRunOutput
    repositoryId: ID!
    status: RequestableCheckStatusState
  }
  input CheckRunOutput { summary: String! text: String title: String! }
  enum CheckConclusionState { ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT }
  enum RequestableCheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED WAITING }
  type CreateCheckRunPayload { clientMutationId: String checkRun: CheckRun }
  type CheckRun { id: ID! databaseId: Int name: String! repository: Repository! }
`);
