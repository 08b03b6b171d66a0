/**
 * The rules that a reading is judged by, one class each; {@link ua.meterline.reading.rules.Rules} lists them in
 * their order. They know the domain, and no text format.
 */
package ua.meterline.reading.rules;
