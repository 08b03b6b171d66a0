/** What the office and the shift see first: states, traffic, the progress of the period, and what is wrong. */
package ua.meterline.backoffice.overview;
