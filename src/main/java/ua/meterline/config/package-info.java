/**
 * Settings. Each is declared once, by {@link ua.meterline.config.Setting} on a component of its group; reading,
 * validation, error messages and {@code application.properties} follow from the declaration. The package knows the
 * domain's value types, and no slice that is configured by it.
 */
package ua.meterline.config;
