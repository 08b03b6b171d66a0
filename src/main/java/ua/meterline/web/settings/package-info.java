/** The settings of the gateway, to read. */
package ua.meterline.web.settings;
