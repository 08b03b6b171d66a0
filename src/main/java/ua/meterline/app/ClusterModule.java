package ua.meterline.app;

import java.time.Duration;
import java.util.stream.Stream;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.Settings;
import ua.meterline.operations.BuildInfo;
import ua.meterline.operations.Gauges;
import ua.meterline.operations.Health;
import ua.meterline.sms.link.Link;
import ua.meterline.store.Database;
import ua.meterline.store.cluster.ClaimLease;
import ua.meterline.store.cluster.Cluster;
import ua.meterline.store.cluster.ClusterNode;
import ua.meterline.store.cluster.NodeState;

/** Wires what several gateways on one database share. On SQLite there is one. */
final class ClusterModule {
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);
    /** A submit may wait for its response, and its new state for the database. */
    private static final int TIMEOUTS_IN_A_LEASE = 3;

    final Cluster cluster;
    /** Of replies and notices by SMS. */
    final ClaimLease lease;

    /** Of replies by mail: a mail server may take longer. */
    final ClaimLease mailLease;

    private ClusterModule(Cluster cluster, ClaimLease lease, ClaimLease mailLease) {
        this.cluster = cluster;
        this.lease = lease;
        this.mailLease = mailLease;
    }

    /** Not registered yet, see {@link Cluster#join}. */
    static ClusterModule of(Settings settings, Database database) {
        if (!settings.database().isServer()) {
            return new ClusterModule(Cluster.SINGLE, ClaimLease.ENDLESS, ClaimLease.ENDLESS);
        }
        Cluster cluster = new ClusterNode(
                database::newSession, settings.nodeName(), BuildInfo.read().version());
        Stream<Duration> links = settings.links().stream().map(LinkSettings::responseTimeout);
        return new ClusterModule(
                cluster,
                lease(cluster, Stream.concat(links, Stream.of(settings.databaseTimeout()))),
                lease(cluster, Stream.of(settings.mail().timeout(), settings.databaseTimeout())));
    }

    private static ClaimLease lease(Cluster cluster, Stream<Duration> timeouts) {
        Duration length = timeouts.map(timeout -> timeout.multipliedBy(TIMEOUTS_IN_A_LEASE))
                .reduce(SHORTEST_LEASE, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return new ClaimLease(cluster.node(), length, cluster::isMember, System::nanoTime);
    }

    void bind(RouteBindings routes) {
        routes.bind("cluster", cluster);
        routes.property("meterline.cluster.on", isShared());
    }

    boolean isShared() {
        return lease.node() != null;
    }

    /** Tells the other nodes how this one is. */
    void report(LinkModule links, Health health) {
        cluster.report(() -> new NodeState(
                links.each.size(),
                (int) links.each.stream().filter(Link::isReceiving).count(),
                links.links.isReceiving(),
                health.isReady()));
    }

    void addTo(Gauges gauges) {
        if (isShared()) {
            gauges.state(
                            "meterline.node.registered",
                            "1 while this gateway is registered as a node of its database",
                            cluster::isMember,
                            "node",
                            lease.node())
                    .value(
                            "meterline.nodes.silent",
                            "Other nodes that sent no heartbeat for 15 seconds and did not stop cleanly, of the last"
                                    + " day",
                            () -> cluster.heartbeat().silent())
                    .value(
                            "meterline.node.clock.ahead.seconds",
                            "How far the clock of this machine is ahead of that of the database; negative when it is"
                                    + " behind",
                            () -> cluster.heartbeat().clockAhead().toMillis() / 1000.0);
        }
    }
}
