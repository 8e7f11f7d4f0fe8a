// GraphiQL for this schema. Requests have the token or session of whoever has logged in on the shop page of the same
// tab; a header Authorization in the editor of headers replaces it.

import { API, credentials } from "/shop/credentials.js";
import { accessToken } from "/shop/session.js";

const FIRST_QUERY = `# The items on sale need no token.
# For cart, wallet and orders log in on the
# shop page, /, in this tab, and come back.
{
  items(first: 5) {
    nodes {
      name
      priceCents
      available
    }
  }
}
`;

const subscriptionUrl = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/graphql`;
const [fetcher, gateway] = [API, ""].map((api) => GraphiQL.createFetcher({ url: `${api}/graphql`, subscriptionUrl }));

function withToken(parameters, options = {}) {
  return options.headers?.Authorization
    ? gateway(parameters, options)
    : fetcher(parameters, { ...options, headers: { ...credentials(accessToken()), ...options.headers } });
}

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher: withToken, defaultQuery: FIRST_QUERY }),
);
