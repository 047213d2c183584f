package frontrow.local;

import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers in processes of their own, which can fall silent without being gone. */
final class ServersApart implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;
    private final Ports ports;

    private ServersApart(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    static ServersApart start(Path data) throws IOException {
        Ports ports = Ports.free();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                ServersApart.class.getName(), data.toString(), ServersConfig.registryHomeOfTheBuild().toString(),
                String.valueOf(ports.postgres()), String.valueOf(ports.kafka()), String.valueOf(ports.registry()))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The servers did not come up.");
            }
        }
        return new ServersApart(process, ports);
    }

    public static void main(String[] arguments) throws Exception {
        Servers servers = Servers.start(new ServersConfig(Path.of(arguments[0]), Path.of(arguments[1]),
                Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), 4, line -> {}));
        servers.database("wallet");
        System.out.println(READY);
        Thread.currentThread().join();
    }

    Map<String, Object> propertiesOf(String service) {
        return ports.propertiesOf(service);
    }

    /** Its process is there, its port is open, and nothing is answered. */
    void silenceBroker() throws Exception {
        signal("-STOP", Stream.of(process.toHandle()));
    }

    void wakeBroker() throws Exception {
        signal("-CONT", Stream.of(process.toHandle()));
    }

    void silencePostgres() throws Exception {
        signal("-STOP", postgres());
    }

    void wakePostgres() throws Exception {
        signal("-CONT", postgres());
    }

    private Stream<ProcessHandle> postgres() {
        return process.descendants().filter(one -> one.info().command().orElse("").endsWith("postgres"));
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) throws Exception {
        List<String> ids = processes.map(one -> String.valueOf(one.pid())).toList();
        if (ids.isEmpty()) {
            throw new IllegalStateException("No such process.");
        }
        List<String> command = Stream.concat(Stream.of("kill", signal), ids.stream()).toList();
        if (new ProcessBuilder(command).start().waitFor() != 0) {
            throw new IllegalStateException(command + " failed.");
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
