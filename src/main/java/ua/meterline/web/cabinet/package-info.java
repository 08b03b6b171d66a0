/** Pages of the cabinet for customers. Each works without a script. */
package ua.meterline.web.cabinet;
