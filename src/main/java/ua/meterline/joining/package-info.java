/** Long messages, which come in parts: what belongs together, when it is whole, and what becomes of what never is. */
package ua.meterline.joining;
