package ua.meterline.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.config.Settings;
import ua.meterline.store.cluster.Node;
import ua.meterline.store.cluster.Nodes;

/** Lists the gateways that work on a PostgreSQL database. */
@Command(
        name = "nodes",
        header = "Lists the gateways that share a PostgreSQL database.",
        description = {
            "Each gateway with its version, since when it runs, its last heartbeat, its bound links, and how many "
                    + "pending replies it has claimed. State: ready; not-ready: it runs, and its health check fails; "
                    + "silent: no heartbeat for 15 seconds, its replies are sent by others soon; stopped. Those of the "
                    + "last 30 days are listed. Times are those of the database.",
            "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings; 3 no gateway is ready."
        },
        footer = {"", "Examples:", "  meterline nodes", "  meterline nodes --format json"})
final class NodesCommand extends SettingsCommand {
    private static final int NONE_READY = 3;

    private static final List<TableFormat.Column> COLUMNS = List.of(
            new TableFormat.Column("node", 16),
            new TableFormat.Column("state", 9),
            new TableFormat.Column("host", 16),
            new TableFormat.Column("version", 14),
            new TableFormat.Column("started-at", 24),
            new TableFormat.Column("seen-at", 24),
            new TableFormat.Column("links", 5),
            new TableFormat.Column("bound", 5),
            new TableFormat.Column("claimed", 7));

    @Mixin
    private TableFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        if (!settings.database().isServer()) {
            out().println("One node: a database file has one gateway. 'meterline status' tells how it is.");
            return 0;
        }
        List<Node> nodes = CommandDatabase.read(settings, Nodes::all);
        DisplayTime times = times(settings, format.isForPrograms());
        try (TableFormat.Table table = format.table(out(), settings, COLUMNS)) {
            nodes.forEach(node -> table.row(Arrays.asList(
                    node.name(),
                    state(node),
                    node.host(),
                    node.version(),
                    times.of(node.startedAt()),
                    times.of(node.lastSeen()),
                    node.state().links(),
                    node.state().linksBound(),
                    node.claimed())));
        }
        return nodes.stream().anyMatch(node -> state(node).equals("ready")) ? 0 : NONE_READY;
    }

    private static String state(Node node) {
        if (node.stopped()) {
            return "stopped";
        } else if (!node.isAlive()) {
            return "silent";
        }
        return node.state().ready() ? "ready" : "not-ready";
    }
}
