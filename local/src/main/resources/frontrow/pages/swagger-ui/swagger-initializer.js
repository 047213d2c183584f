window.onload = () => {
  window.ui = SwaggerUIBundle({
    urls: ["queue", "reservation", "payment", "wallet", "analytics"].map((name) => ({ name, url: "/v3/api-docs/" + name })),
    dom_id: "#swagger-ui",
    deepLinking: true,
    persistAuthorization: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: "StandaloneLayout",
  });
};
