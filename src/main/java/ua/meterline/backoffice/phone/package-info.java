/** The contact centre: finds customers, takes readings by phone, calls back. */
package ua.meterline.backoffice.phone;
