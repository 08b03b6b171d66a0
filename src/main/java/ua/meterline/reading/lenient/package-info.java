/**
 * The lenient format: reads texts that are not in the announced format, where only one reading can be meant. It
 * knows the domain alone.
 */
package ua.meterline.reading.lenient;
