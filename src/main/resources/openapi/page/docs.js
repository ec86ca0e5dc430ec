// Shows the description of the calls, with a form to try each.
window.SwaggerUIBundle({ url: 'openapi', dom_id: '#calls', deepLinking: true });
