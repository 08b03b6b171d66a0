/** The first page: what is wrong and what to do, traffic, and the progress of the period. */
package ua.meterline.web.overview;
