/** The HTTP API for other programs; docs/api/openapi.yaml describes each call. */
package ua.meterline.web.api;
