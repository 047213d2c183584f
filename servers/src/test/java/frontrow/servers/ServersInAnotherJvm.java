package frontrow.servers;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Servers that belong to a JVM which may be killed. */
final class ServersInAnotherJvm implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private ServersInAnotherJvm(Process process) {
        this.process = process;
    }

    static ServersInAnotherJvm start(ServersConfig config) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"), ServersInAnotherJvm.class.getName(), config.dataDirectory().toString(),
                config.registryHome().toString(), String.valueOf(config.postgresPort()), String.valueOf(config.kafkaPort()),
                String.valueOf(config.registryPort())).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The other JVM ended before its servers were up.");
            }
        }
        return new ServersInAnotherJvm(process);
    }

    ProcessHandle child(String commandPart) {
        List<ProcessHandle> found = process.children()
                .filter(child -> child.info().commandLine().orElse("").contains(commandPart)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " children whose command line has " + commandPart);
        }
        return found.getFirst();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Servers servers = Servers.start(new ServersConfig(Path.of(arguments[0]), Path.of(arguments[1]),
                Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]), 1, line -> {}));
        Traces.leaveIn(servers, "other");
        System.out.println(READY);
        while (servers.postgres().isRunning()) {
            LockSupport.park();
        }
    }
}
