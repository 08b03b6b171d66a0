package ua.meterline.failure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import ua.meterline.failure.LineProxy.Deed;

/** Cuts the connection at each of the first few lines that say something, every second time. */
final class CutNow implements Function<String, Deed> {
    private final String command;
    private final String argument;
    private final int most;
    private final AtomicInteger seen = new AtomicInteger();

    CutNow(String command, String argument, int most) {
        this.command = command;
        this.argument = argument;
        this.most = most;
    }

    @Override
    public Deed apply(String line) {
        boolean said = line.contains(command) && line.contains(argument);
        int time = said ? seen.incrementAndGet() : 0;
        return said && time % 2 == 0 && time <= 2 * most ? Deed.CUT : Deed.PASS;
    }
}
