package dev.souk.launcher.control;

import dev.souk.launcher.report.LauncherException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Answers the other commands, from this machine only: a connection is one line of JSON to ask and one to answer. */
public final class ControlServer implements AutoCloseable {

    private static final int LONGEST_REQUEST = 4_096;
    private static final int READ_MILLIS = 5_000;

    private final ServerSocket socket;
    private final String token;
    private final SoukOperations operations;

    private ControlServer(ServerSocket socket, String token, SoukOperations operations) {
        this.socket = socket;
        this.token = token;
        this.operations = operations;
    }

    /** Listens on a free port for those who know the token. */
    public static ControlServer start(String token, SoukOperations operations) {
        try {
            var socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
            var server = new ControlServer(socket, token, operations);
            Thread.ofVirtual().name("control").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            connection.setSoTimeout(READ_MILLIS);
            String line = readLine(connection);
            byte[] answer = (Json.MAPPER.writeValueAsString(answer(line)) + "\n").getBytes(StandardCharsets.UTF_8);
            connection.getOutputStream().write(answer);
        } catch (IOException theOtherSideHasGone) {
            return;
        }
    }

    private static String readLine(Socket connection) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var line = new StringBuilder();
        for (int next = reader.read();
                next >= 0 && next != '\n' && line.length() < LONGEST_REQUEST;
                next = reader.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private Answer answer(String line) {
        try {
            Request request = Json.MAPPER.readValue(line, Request.class);
            return isKnown(request.token())
                    ? perform(request)
                    : Answer.failed("The token is not the one in .souk/run.");
        } catch (JacksonException notOurs) {
            return Answer.failed("That is not a request.");
        } catch (LauncherException failure) {
            return Answer.failed(failure.explanation());
        }
    }

    private boolean isKnown(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private Answer perform(Request request) {
        return switch (request.verb()) {
            case STATUS -> Answer.of(operations.status());
            case KILL -> Answer.done(operations.kill(request.process(), true));
            case TERMINATE -> Answer.done(operations.kill(request.process(), false));
            case START -> Answer.done(operations.start(request.process()));
            case RESTART -> Answer.done(operations.restart(request.process()));
            case DOWN -> {
                operations.down();
                yield Answer.done(List.of());
            }
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
