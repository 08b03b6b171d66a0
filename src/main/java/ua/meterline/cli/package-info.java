/**
 * The commands, and the line that each prints when something is wrong. Logic belongs to the services that they call.
 */
package ua.meterline.cli;
