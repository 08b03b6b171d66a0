/** The forgiving format: reads what customers write instead of the announced format, where only one reading can be meant. */
package ua.meterline.reading.lenient;
