/** Erases the personal data of one customer on demand. Readings stay. */
package ua.meterline.backoffice.erasure;
