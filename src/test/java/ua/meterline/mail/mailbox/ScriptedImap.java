package ua.meterline.mail.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An IMAP server (RFC 3501) with one mailbox in memory. Mails are never removed, so that sequence numbers and UIDs are
 * equal. A script can override the response to any command. All commands are recorded.
 */
public final class ScriptedImap implements AutoCloseable {
    /** Result of a script: the server closes the connection. */
    public static final String HANG_UP = "hang up";
    /** Result of a script: the server sends no more responses on this connection. */
    public static final String SILENCE = "silence";

    private static final Pattern PIECE = Pattern.compile("FETCH (\\d+) \\(BODY\\.PEEK\\[\\]<(\\d+)\\.(\\d+)>\\)");
    private static final Pattern MOVE = Pattern.compile("MOVE (\\S+) .*");
    private static final Pattern STORE = Pattern.compile("STORE (\\S+) \\+FLAGS .*");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<Integer, byte[]> mails = new ConcurrentHashMap<>();
    private final Set<Integer> seen = new ConcurrentSkipListSet<>();
    private final Set<Integer> moved = new ConcurrentSkipListSet<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile String idleTag;
    private volatile UnaryOperator<String> script = command -> null;
    private volatile String capability = "IMAP4rev1 SASL-IR IDLE MOVE AUTH=PLAIN AUTH=XOAUTH2";
    private volatile String permanentFlags = "\\Seen \\Deleted";

    public ScriptedImap() throws IOException {
        startThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /**
     * @param newScript takes each command without its tag; it returns null (the standard response), {@link #HANG_UP},
     *     {@link #SILENCE}, or a response in which {@code %} stands for the tag
     */
    public void script(UnaryOperator<String> newScript) {
        script = newScript;
    }

    public void capability(String words) {
        capability = words;
    }

    public void permanentFlags(String flags) {
        permanentFlags = flags;
    }

    public void deliver(String raw) {
        mails.put(mails.size() + 1, raw.getBytes(StandardCharsets.UTF_8));
    }

    /** The numbers of the mails marked as seen. */
    public Set<Integer> seen() {
        return Set.copyOf(seen);
    }

    /** The numbers of moved mails. They are no longer listed; clients get no EXPUNGE. */
    public Set<Integer> moved() {
        return Set.copyOf(moved);
    }

    /** All commands of all connections, without tags. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    public long heard(String beginning) {
        return heard.stream().filter(line -> line.startsWith(beginning)).count();
    }

    /** The number of connections so far. */
    public int connections() {
        return sockets.size();
    }

    private static void startThread(Runnable work) {
        Thread thread = new Thread(work, "scripted-imap");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                sockets.add(client);
                startThread(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            send(client, "* OK ready");
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String line = line(in); line != null; line = line(in)) {
                String[] tagAndCommand = line.split(" ", 2);
                String command = tagAndCommand[tagAndCommand.length - 1];
                heard.add(command);
                String scripted = script.apply(command);
                if (HANG_UP.equals(scripted)) {
                    return;
                } else if (SILENCE.equals(scripted)) {
                    end.await();
                    return;
                }
                answer(client, tagAndCommand[0], command, scripted);
            }
        } catch (IOException e) {
            // the client closed the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket client, String tag, String command, String scripted) throws IOException {
        if (scripted != null) {
            send(client, scripted.replace("%", tag));
        } else if (command.equals("IDLE")) {
            send(client, "+ idling");
            idleTag = tag;
        } else if (command.equals("DONE")) {
            send(client, idleTag + " OK done");
        } else {
            // In one write: with Nagle's algorithm, a second one would wait for the TCP acknowledgement of the first.
            send(
                    client,
                    untagged(command) + tag + " OK " + (command.startsWith("SELECT") ? "[READ-WRITE] " : "") + "done");
        }
    }

    private String untagged(String command) {
        Matcher piece = PIECE.matcher(command);
        Matcher move = MOVE.matcher(command);
        Matcher store = STORE.matcher(command);
        if (command.equals("CAPABILITY")) {
            return "* CAPABILITY " + capability + "\r\n";
        } else if (command.startsWith("SELECT")) {
            return "* " + mails.size() + " EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [PERMANENTFLAGS ("
                    + permanentFlags + ")] kept\r\n";
        } else if (command.startsWith("LIST")) {
            return "* LIST () \"/\" Done\r\n";
        } else if (command.startsWith("SEARCH")) {
            return IntStream.rangeClosed(1, mails.size())
                    .filter(number ->
                            !moved.contains(number) && (command.contains("UNDELETED") || !seen.contains(number)))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" ", "* " + mails.size() + " EXISTS\r\n* SEARCH ", "\r\n"));
        } else if (piece.matches()) {
            return piece(number(piece, 1), number(piece, 2), number(piece, 3));
        } else if (store.matches()) {
            forEach(store.group(1), seen::add);
        } else if (move.matches()) {
            forEach(move.group(1), moved::add);
        } else if (command.contains("FETCH ")) {
            return identities(command.replaceFirst("(UID )?FETCH ", "").split(" ")[0]);
        }
        return command.equals("NOOP") ? "* " + mails.size() + " EXISTS\r\n" : "";
    }

    private String identities(String set) {
        Map<Integer, String> lines = new TreeMap<>();
        forEach(
                set,
                number -> lines.put(
                        number,
                        "* %d FETCH (UID %d INTERNALDATE \"03-Nov-2026 10:00:00 +0200\")\r\n"
                                .formatted(number, number)));
        return String.join("", lines.values());
    }

    private String piece(int number, int start, int length) {
        String mail = new String(mails.get(number), StandardCharsets.ISO_8859_1);
        String octets = start >= mail.length() ? "" : mail.substring(start, Math.min(mail.length(), start + length));
        return "* %d FETCH (BODY[]<%d> {%d}\r\n".formatted(number, start, octets.length()) + octets + ")\r\n";
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** For each number of a set such as 1:3,5 (RFC 3501, section 9). */
    private static void forEach(String set, IntConsumer action) {
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(action);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) octet);
        }
        return null;
    }

    private static void send(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
