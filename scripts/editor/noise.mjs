// What the embedded VS Code logs in every run and says nothing about the extension under test.
const noise = [
  /^(Creating a socket|Resolv(ing|ed) connection token|(Updating|Ignoring fetching) additional builtin extensions)/,
  /^Creation of workbench contribution .* took/,
  /^\[(AccountPolicyGate|AgentHost|ChatModelSelection|RemoteAgentHostProtocol|Service Worker|reconnection-grace-time)/,
  /open-vsx\.org|authentication provider 'github'/,
  /^Canceled: Canceled/,
];

/** Whether a line of the log is of no use to a person who reads the outcome of a suite. */
export const isNoise = (line) => noise.some((pattern) => pattern.test(line));
