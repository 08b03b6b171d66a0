/** Settings: where they come from, what they may be, and what is said when one is wrong. */
package ua.meterline.settings;
