export default function HomePage() {
  return <h1>Colloquy</h1>;
}
