package dev.souk.launcher.control;

import dev.souk.launcher.control.Request.Verb;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks the launcher that runs the system of a folder. */
public final class ControlClient implements SoukOperations {

    private final RunState runState;

    private ControlClient(RunState runState) {
        this.runState = runState;
    }

    /**
     * The channel to whoever runs the system of the folder.
     *
     * @throws LauncherException when nobody does
     */
    public static ControlClient of(StateFolder folder) {
        return RunState.read(folder).map(ControlClient::new).orElseThrow(ControlClient::notRunning);
    }

    /** The process of the launcher. */
    public ProcessHandle process() {
        return ProcessHandle.of(runState.pid()).orElseThrow(ControlClient::notRunning);
    }

    @Override
    public SoukStatus status() {
        return Objects.requireNonNull(ask(Verb.STATUS, "").status());
    }

    @Override
    public List<String> kill(String typed, boolean force) {
        return ask(force ? Verb.KILL : Verb.TERMINATE, typed).processes();
    }

    @Override
    public List<String> start(String typed) {
        return ask(Verb.START, typed).processes();
    }

    @Override
    public List<String> restart(String typed) {
        return ask(Verb.RESTART, typed).processes();
    }

    @Override
    public void down() {
        ask(Verb.DOWN, "");
    }

    private Answer ask(Verb verb, String process) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), runState.controlPort())) {
            String line = Json.MAPPER.writeValueAsString(new Request(runState.token(), verb, process)) + "\n";
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = Json.MAPPER.readValue(text, Answer.class);
            if (answer.failure() != null) {
                throw new LauncherException(answer.failure());
            }
            return answer;
        } catch (IOException e) {
            throw notRunning();
        }
    }

    private static LauncherException notRunning() {
        return new LauncherException("Souk is not running from here. `./souk up` starts it.");
    }
}
