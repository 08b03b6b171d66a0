/** The contact centre: find a customer, enter a reading, read it back. */
package ua.meterline.web.phone;
