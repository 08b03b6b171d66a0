/** The commands, and what they say when something is wrong. */
package ua.meterline.cli;
