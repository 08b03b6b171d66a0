/** What-if replay of past messages with changed settings, in the background. */
package ua.meterline.web.replay;
