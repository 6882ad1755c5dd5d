package io.percorso.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the proof asks of a cluster, over its REST interface.
 *
 * <pre>
 * ports N                       N free ports of this machine
 * now                           the time, in epoch milliseconds
 * metric URL NAME SECONDS       waits for a metric of that name and prints its lines
 * running URL SECONDS           waits until every task runs
 * savepoint URL FOLDER SECONDS  takes a savepoint, the job goes on; prints where it is
 * cancel URL SECONDS            cancels the job
 * stop URL FOLDER SECONDS       takes a savepoint and ends the job there; prints where it is
 * </pre>
 */
final class ProofCluster {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String url;
  private final Instant end;

  private ProofCluster(String url, Instant end) {
    this.url = url;
    this.end = end;
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("ports")) {
      System.out.println(freePorts(Integer.parseInt(args[1])));
      return;
    }
    if (args[0].equals("now")) {
      System.out.println(System.currentTimeMillis());
      return;
    }
    Instant end = Instant.now().plusSeconds(Long.parseLong(args[args.length - 1]));
    ProofCluster cluster = new ProofCluster(args[1], end);
    switch (args[0]) {
      case "running" -> cluster.awaitRunning();
      case "savepoint" ->
          System.out.println(
              cluster.savepoint("/savepoints", "target-directory", "cancel-job", args[2]));
      case "stop" ->
          System.out.println(cluster.savepoint("/stop", "targetDirectory", "drain", args[2]));
      case "cancel" -> cluster.cancel();
      case "metric" -> cluster.awaitMetric(args[2]);
      default -> throw new IllegalArgumentException("unknown: " + args[0]);
    }
  }

  private static String freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ServerSocket socket = new ServerSocket(0);
      sockets.add(socket);
      ports.add(String.valueOf(socket.getLocalPort()));
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return String.join(" ", ports);
  }

  private void awaitRunning() throws Exception {
    String seen = "no answer";
    while (true) {
      try {
        JsonNode job = get("/jobs/" + job());
        JsonNode tasks = job.path("status-counts");
        int all = job.path("vertices").size();
        seen = job.path("state").asText() + ", tasks " + tasks;
        boolean isRunning = job.path("state").asText().equals("RUNNING");
        if (isRunning && all > 0 && tasks.path("RUNNING").asInt() == all) {
          return;
        }
      } catch (IOException notYet) {
        seen = String.valueOf(notYet.getMessage());
      }
      pause("the job does not run: " + seen);
    }
  }

  private String savepoint(String path, String target, String flag, String folder)
      throws Exception {
    String job = job();
    String body = JSON.createObjectNode().put(target, folder).put(flag, false).toString();
    String trigger = post("/jobs/" + job + path, body).path("request-id").asText();
    while (true) {
      // A job that has stopped takes its cluster along, and the answer with it.
      JsonNode answer = get("/jobs/" + job + "/savepoints/" + trigger);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        JsonNode operation = answer.path("operation");
        if (!operation.has("location")) {
          throw new IOException("no savepoint: " + operation);
        }
        return operation.path("location").asText();
      }
      pause("the savepoint is not done: " + answer);
    }
  }

  private void awaitMetric(String name) throws Exception {
    while (true) {
      List<String> found =
          text(HttpRequest.newBuilder(at("/metrics")).GET())
              .lines()
              .filter(line -> line.contains(name + "{"))
              .map(line -> "  " + line.replaceFirst("\\{.*}", ""))
              .distinct()
              .toList();
      if (!found.isEmpty()) {
        found.forEach(System.out::println);
        return;
      }
      pause("no metric " + name);
    }
  }

  private void cancel() throws Exception {
    send(HttpRequest.newBuilder(at("/jobs/" + job())).method("PATCH", BodyPublishers.noBody()));
  }

  private String job() throws Exception {
    JsonNode jobs = get("/jobs").path("jobs");
    if (jobs.isEmpty()) {
      throw new IOException("no job yet");
    }
    return jobs.get(0).path("id").asText();
  }

  private void pause(String trouble) throws Exception {
    if (Instant.now().isAfter(end)) {
      System.err.println(trouble);
      System.exit(1);
    }
    TimeUnit.MILLISECONDS.sleep(200);
  }

  private JsonNode get(String path) throws Exception {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  private JsonNode post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private URI at(String path) {
    return URI.create(url + path);
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    return JSON.readTree(text(request));
  }

  private String text(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("status " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
