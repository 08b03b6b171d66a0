/** The rules that a reading is judged by, each a class of its own; {@link ua.meterline.reading.rules.Rules} lists them. */
package ua.meterline.reading.rules;
