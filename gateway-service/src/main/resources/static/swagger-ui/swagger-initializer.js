// Replaces the file of the same name in the Swagger UI webjar: the same page, with the shop's services to choose from.
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
  });
};
