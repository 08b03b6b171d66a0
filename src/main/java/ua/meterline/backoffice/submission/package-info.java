/** Readings that other programs submit over the HTTP API, and what they ask for. */
package ua.meterline.backoffice.submission;
