package dev.souk.launcher.control;

import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Calls the launcher that runs the system of a state folder. */
public record ControlClient(StateFolder folder, RunState runState) implements SoukOperations {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Longer than nine instances, the most of a service, may take to be replaced, one after the other. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * The client of the launcher that uses the folder.
     *
     * @throws ToolException if there is none, or if it is still preparing or already stopping
     */
    public static ControlClient of(StateFolder folder) {
        RunState runState = runState(folder);
        return switch (runState.phase()) {
            case PREPARING -> throw new ToolException("Souk is still being prepared. `./souk down` stops that.");
            case STARTING, RUNNING -> new ControlClient(folder, runState);
            case STOPPING -> throw new ToolException("Souk is stopping.");
        };
    }

    /**
     * Requests the shutdown, unless another command already did; a launcher that is still preparing is terminated.
     *
     * @return the processes that will end: the launcher and all that it has started
     */
    public static List<ProcessHandle> shutDown(StateFolder folder) {
        RunState runState = runState(folder);
        ProcessHandle launcher = ProcessHandle.of(runState.pid()).orElseThrow(() -> notRunning(folder));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(launcher), launcher.descendants()).toList();
        switch (runState.phase()) {
            case PREPARING -> launcher.destroy();
            case STARTING, RUNNING -> new ControlClient(folder, runState).requestDown();
            case STOPPING -> {}
        }
        return all;
    }

    private static RunState runState(StateFolder folder) {
        return RunState.read(folder).orElseThrow(() -> notRunning(folder));
    }

    @Override
    public SoukStatus status() {
        SoukStatus status = send(Call.get(ControlHandler.PATH), TIMEOUT, SoukStatus.class);
        if (status.certificates() != null) {
            ServiceHttpClients.installAsDefault(new Certificates(status.certificates())); // for the calls that follow
        }
        return status;
    }

    @Override
    public List<String> perform(Operation operation) {
        Duration timeout = operation instanceof Operation.Down ? TIMEOUT : LONGEST;
        Call call = Call.post(ControlHandler.PATH, Json.MAPPER.writeValueAsString(operation));
        return List.of(send(call, timeout, String[].class));
    }

    private void requestDown() {
        try {
            var _ = perform(new Operation.Down());
        } catch (ToolException failure) {
            if (RunState.read(folder).stream().anyMatch(now -> now.phase() != Phase.STOPPING)) {
                throw failure;
            }
        }
    }

    private <T> T send(Call call, Duration timeout, Class<T> type) {
        try {
            var http = new SoukClient("http://localhost:" + runState.controlPort(), timeout);
            Reply reply = http.send(call.withToken(runState.token()));
            if (reply.json().has("failure")) {
                throw new ToolException(reply.text("failure"));
            }
            return Json.MAPPER.treeToValue(reply.expect(200).json(), type);
        } catch (JacksonException unexpected) {
            throw new ToolException("The launcher gave an unexpected response. Is it of another version?", unexpected);
        } catch (ConnectException e) {
            throw notRunning(folder);
        } catch (IOException e) {
            throw new ToolException(
                    "The launcher (pid %s) did not answer: %s".formatted(runState.pid(), e.getMessage()), e);
        }
    }

    private static ToolException notRunning(StateFolder folder) {
        return new ToolException(
                folder.isBeingBuilt()
                        ? "Souk is being built. `./souk down` stops that."
                        : "Souk is not running from here. `./souk up` starts it.");
    }
}
