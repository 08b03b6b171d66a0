/**
 * The command line: options, output and error lines. The logic is in the services that the commands call.
 */
package ua.meterline.cli;
