/**
 * Settings: where they come from, which values are valid, and the error for each wrong one. It knows the domain's
 * value types, and no slice that is configured by it.
 */
package ua.meterline.config;
