package ua.meterline.failure;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a gateway until it comes to a line of its own code for the given time, and kills it there with -9: by the debugger's
 * interface, so that the gateway itself knows nothing of it.
 *
 * @param type a class, its package below ua.meterline
 * @param line how the line begins
 * @param time 1: when it comes there first
 */
record Trap(String type, String line, int time) {
    private static final long TIMEOUT_MILLIS = 60_000;

    /** Returns when the gateway is dead. */
    void spring(Path folder, GatewayEnvironment environment) throws Exception {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        String address = connector.startListening(arguments);
        try (GatewayProcess gateway = GatewayProcess.start(
                folder, environment, "-agentlib:jdwp=transport=dt_socket,suspend=y,address=" + address)) {
            VirtualMachine machine = connector.accept(arguments);
            ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
            loaded.addClassFilter("ua.meterline." + type);
            loaded.enable();
            awaitTheLine(machine, gateway);
            gateway.kill();
        } finally {
            connector.stopListening(arguments);
        }
    }

    /** All its threads stand still then. */
    private void awaitTheLine(VirtualMachine machine, GatewayProcess gateway) throws Exception {
        try {
            for (EventSet events = next(machine); events != null; events = next(machine)) {
                for (Event event : events) {
                    if (event instanceof BreakpointEvent) {
                        return;
                    } else if (event instanceof ClassPrepareEvent loaded) {
                        watch(machine, loaded);
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException e) {
            throw new AssertionError("it ended by itself; " + gateway.log(), e);
        }
        throw new AssertionError("it never came to " + this + "; " + gateway.log());
    }

    private static EventSet next(VirtualMachine machine) throws InterruptedException {
        return machine.eventQueue().remove(TIMEOUT_MILLIS);
    }

    private void watch(VirtualMachine machine, ClassPrepareEvent loaded)
            throws IOException, AbsentInformationException {
        BreakpointRequest request = machine.eventRequestManager()
                .createBreakpointRequest(
                        loaded.referenceType().locationsOfLine(number()).get(0));
        request.addCountFilter(time);
        request.enable();
    }

    private int number() throws IOException {
        Path source = Path.of("src", "main", "java", "ua", "meterline").resolve(type.replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(line)) {
                return i + 1;
            }
        }
        throw new AssertionError("there is no line " + line + " in " + source);
    }
}
