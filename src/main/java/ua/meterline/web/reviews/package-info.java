/** The review queue: its list, the page of a case with the letter beside it, and decisions. */
package ua.meterline.web.reviews;
