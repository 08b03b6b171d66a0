/** What operators see from outside: health, metrics and the line a minute. */
package ua.meterline.observe;
