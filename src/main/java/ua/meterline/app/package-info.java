/**
 * The composition root: one module class per slice makes its parts, {@link ua.meterline.app.Gateway} starts and
 * stops them. It knows every other package; only the commands and the demo know it.
 */
package ua.meterline.app;
