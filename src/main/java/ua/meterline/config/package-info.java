/**
 * Settings. Each is defined once, by {@link ua.meterline.config.Setting} on a component of its group; parsing,
 * validation, error messages and {@code application.properties} follow from the definition. The package knows the
 * domain's value types, and no slice that is configured by it.
 */
package ua.meterline.config;
