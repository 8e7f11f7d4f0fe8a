// Replaces the file of the same name in the Swagger UI webjar: the same page, with the shop's services to choose from.
const provider = fetch("/.well-known/openid-configuration").then((response) => response.ok);

// Where the shop is an OpenID Connect provider, "Authorize" can log in there instead of taking a token.
async function addLogin(response) {
  if (response.url.includes("/v3/api-docs/") && response.ok && (await provider)) {
    const description = JSON.parse(response.text);
    description.components.securitySchemes.login = {
      type: "oauth2",
      flows: {
        authorizationCode: {
          authorizationUrl: location.origin + "/oauth2/authorize",
          tokenUrl: location.origin + "/oauth2/token",
          scopes: { openid: "your account" },
        },
      },
    };
    description.security.push({ login: [] });
    response.text = JSON.stringify(description);
  }
  return response;
}

// A key for each execution; who wants to repeat a request writes one of his own.
const RANDOM = "random";

function addKey(request) {
  if (request.headers?.["Idempotency-Key"] === RANDOM) {
    const bytes = crypto.getRandomValues(new Uint8Array(16)); // also without TLS
    request.headers["Idempotency-Key"] = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return request;
}

window.onload = () => {
  const services = ["user-service", "cart-service", "order-service"];
  window.ui = SwaggerUIBundle({
    urls: services.map((name) => ({ name, url: "/v3/api-docs/" + name })),
    dom_id: "#swagger-ui",
    deepLinking: true,
    persistAuthorization: true, // the token survives a reload of the page
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "StandaloneLayout",
    parameterMacro: (_, parameter) =>
      parameter.name === "Idempotency-Key" && parameter.required ? RANDOM : parameter.default,
    requestInterceptor: addKey,
    responseInterceptor: addLogin,
  });
  window.ui.initOAuth({ clientId: "souk-cli", scopes: "openid", usePkceWithAuthorizationCodeGrant: true });
};
