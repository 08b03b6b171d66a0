/**
 * An SMSC (SMPP 3.4 server) for development, demo, tests and benchmarks.
 *
 * <p>{@link ua.meterline.simulator.SmscSimulator} is the entry point, {@link ua.meterline.simulator.SimulatorCommand}
 * the same as a program. It depends on nothing else of Meterline and works with any ESME.
 */
package ua.meterline.simulator;
