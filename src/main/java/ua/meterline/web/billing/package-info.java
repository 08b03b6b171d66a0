/** Exports to billing: what waits, what would be exported, and the batches. */
package ua.meterline.web.billing;
