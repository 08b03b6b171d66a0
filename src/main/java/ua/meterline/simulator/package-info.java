/**
 * An SMSC (SMPP 3.4 server) to develop, demonstrate, test and measure against.
 *
 * <p>{@link ua.meterline.simulator.SmscSimulator} is the way in, {@link ua.meterline.simulator.SimulatorCommand} the same as a
 * program. Nothing here knows Meterline: it can stand in for an operator's SMSC in front of any ESME.
 */
package ua.meterline.simulator;
