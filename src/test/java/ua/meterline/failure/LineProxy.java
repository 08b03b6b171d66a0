package ua.meterline.failure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Stands between the gateway and a server that is spoken to in lines, looks at each line that the gateway sends, and may
 * do something about it: so that a test can stop the gateway at a point of its choice.
 */
final class LineProxy implements AutoCloseable {
    /** What is done about a line: nothing, nothing ever again, the line is cut, or it is answered in the server's place. */
    record Deed(boolean stall, boolean cut, String answer) {
        static final Deed PASS = new Deed(false, false, null);
        static final Deed STALL = new Deed(true, false, null);
        static final Deed CUT = new Deed(false, true, null);

        static Deed answer(String line) {
            return new Deed(false, false, line + "\r\n");
        }
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private volatile Function<String, Deed> rule;

    LineProxy(int serverPort, Function<String, Deed> rule) throws IOException {
        this(0, serverPort, rule);
    }

    private LineProxy(int port, int serverPort, Function<String, Deed> rule) throws IOException {
        this.serverPort = serverPort;
        this.rule = rule;
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Leads from one port to another, and does nothing else. */
    static LineProxy at(int port, int serverPort) throws IOException {
        return new LineProxy(port, serverPort, line -> Deed.PASS);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on, for new lines. */
    void rule(Function<String, Deed> newRule) {
        rule = newRule;
    }

    void awaitStall() throws InterruptedException {
        if (!stalled.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing was stalled");
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.add(client);
            sockets.add(server);
            daemon(() -> lines(client, server));
            daemon(() -> {
                server.getInputStream().transferTo(client.getOutputStream());
                client.close();
            });
        }
    }

    private void lines(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                Deed deed = rule.apply(line);
                if (deed.stall) {
                    stalled.countDown();
                    in.read(); // until somebody closes it
                    return;
                } else if (deed.cut) {
                    return;
                } else if (deed.answer != null) {
                    client.getOutputStream().write(deed.answer.getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    out.write(line.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
            }
        }
    }

    /** With its end; empty when there is no more. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            line.append((char) octet);
            if (octet == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // closed
                    }
                },
                "line-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
