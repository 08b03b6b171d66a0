package ua.meterline.failure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that answers as a test says: a line to a command, or null to hang up. What it is sent, it keeps. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> script;

    /** @param script is asked for {@code RCPT ...} and {@code .} (the end of a mail); it says an answer, or null to hang up */
    ScriptedSmtp(UnaryOperator<String> script) throws IOException {
        this.script = script;
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Each whole, whatever was answered to it. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                converse(client);
            } catch (IOException e) {
                // it went away; the next one
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8);
        String answer = "220 ready";
        while (answer != null) {
            out.print(answer + "\r\n");
            out.flush();
            String line = in.readLine();
            answer = line == null ? null : answer(line, in, out);
        }
    }

    private String answer(String line, BufferedReader in, PrintWriter out) throws IOException {
        if (line.startsWith("RCPT")) {
            return script.apply(line);
        } else if (line.equals("DATA")) {
            out.print("354 go on\r\n");
            out.flush();
            StringBuilder mail = new StringBuilder();
            for (String part = in.readLine(); !part.equals("."); part = in.readLine()) {
                mail.append(part).append('\n');
            }
            mails.add(mail.toString());
            return script.apply(".");
        }
        return line.equals("QUIT") ? null : "250 fine";
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
