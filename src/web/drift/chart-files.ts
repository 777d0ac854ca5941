/** The files of the chart as the server has them, for a worker. Each rejects with one sentence. */
export async function fetchFile(name: string): Promise<Response> {
  const response = await fetch(`/chart/${name}`);
  if (!response.ok) throw new Error(`expected the chart's file ${name}; came ${response.status}`);
  return response;
}

export async function fetchJson(name: string): Promise<unknown> {
  return (await fetchFile(name)).json();
}

export async function fetchPlanes(): Promise<Int16Array> {
  const { body } = await fetchFile("tidal_currents.i16.gz");
  if (body === null) throw new Error("expected the tidal streams; came an empty file");
  const unpacked = new Response(body.pipeThrough(new DecompressionStream("gzip")));
  return new Int16Array(await unpacked.arrayBuffer());
}
